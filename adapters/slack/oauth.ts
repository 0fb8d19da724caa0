import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { SlackOAuth } from './config.ts';
import { SCOPES } from './oauth/scopes.ts';
import { seal, unseal } from './oauth/seal.ts';
import { Refused } from './post/refused.ts';

/** Where installations are kept: by workspace or organisation, as text that only the key in `DATELINE_SECRET` opens. */
export interface Installations {
  save(workspace: string, sealed: string): Promise<void>;
  read(workspace: string): Promise<string | null>;
  remove(workspace: string): Promise<void>;
}

/** What a Bolt receiver needs to let workspaces install the app. */
export interface OAuthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly scopes: string[];
  readonly installationStore: InstallationStore;
  readonly installerOptions: { readonly directInstall: true };
}

/** Installation over `/slack/install`, its tokens kept encrypted in `installations`. */
export function oauthOptions(
  { clientId, clientSecret, stateSecret, secret }: SlackOAuth,
  installations: Installations,
): OAuthOptions {
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: SCOPES.map(({ scope }) => scope),
    installationStore: sealedStore(installations, secret),
    installerOptions: { directInstall: true },
  };
}

/** Bolt's store over ours: what leaves is sealed, bound to its workspace, so that one workspace's row opens nothing in another's place. */
export function sealedStore(installations: Installations, secret: string): InstallationStore {
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('slack: an installation without a workspace');
      await installations.save(id, seal(JSON.stringify(installation), secret, id));
    },
    async fetchInstallation(query) {
      const id = idOf(query);
      const sealed = await installations.read(id);
      if (sealed === null) throw new Refused(`slack: Dateline is not installed in workspace ${id}`);
      return JSON.parse(unseal(sealed, secret, id)) as Installation<'v1' | 'v2', boolean>;
    },
    deleteInstallation: (query) => installations.remove(idOf(query)),
  };
}

function idOf({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? '';
}
