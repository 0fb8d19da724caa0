import type { App, Context, InstallationStore } from '@slack/bolt';
import type { Desk } from './desk.ts';

/** What follows when a workspace removes Dateline. */
export interface Removal {
  /** Where installations are kept; null where there is one workspace, by its token. */
  readonly installations: InstallationStore | null;
  /** Whoever posts there hears of it. */
  readonly withdrawn: (workspace: string) => Promise<void>;
}

/** Hears that a workspace uninstalled the app or revoked its token; Slack tells both, in any order. */
export function hearRemoval(
  app: App,
  { work, log }: Pick<Desk, 'work' | 'log'>,
  { installations, withdrawn }: Removal,
): void {
  const removed = async ({ teamId, enterpriseId, isEnterpriseInstall }: Context): Promise<void> => {
    const workspace = teamId ?? enterpriseId;
    if (workspace === undefined) return;
    log.warn(`slack: workspace ${workspace} removed Dateline`);
    await installations?.deleteInstallation?.({ teamId, enterpriseId, isEnterpriseInstall });
    await withdrawn(workspace);
  };
  app.event('app_uninstalled', async ({ context }) => work.run('an uninstallation', () => removed(context)));
  app.event('tokens_revoked', async ({ event, context }) => {
    // A person's own token is none of ours.
    if ((event.tokens.bot ?? []).length > 0) work.run('a revoked token', () => removed(context));
  });
}
