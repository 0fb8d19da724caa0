import type { webApi } from '@slack/bolt';
import type { Clock, Log } from '../../../src/index.ts';
import { backoff } from '../post.ts';
import { codeOf, judged } from './failure.ts';

/** A picture is no reason to keep a briefing waiting. */
const TRIES = 3;

/**
 * Uploads a picture, which nobody sees until a message shows it, and which may be uploaded again for that reason. The id of
 * its file; null, and a line in the log, where it could not be uploaded.
 */
export async function uploaded(
  client: webApi.WebClient,
  png: Uint8Array,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<string | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { files } = await client.filesUploadV2({
        file: Buffer.from(png),
        filename: 'chart.png',
        title: 'Chart',
      });
      const id = (files as readonly Uploaded[])[0]?.files?.[0]?.id;
      if (id !== undefined) return id;
      throw new Error('Slack named no file');
    } catch (error) {
      const failure = judged(error);
      if (failure.kind === 'final' || attempt === TRIES) {
        log.warn(`slack: the briefing is posted without its chart: ${whyNot(codeOf(error))}`);
        return null;
      }
      await clock.sleep(failure.kind === 'wait' ? failure.ms : backoff(attempt));
    }
  }
}

/** What `files.completeUploadExternal` answers. */
interface Uploaded {
  readonly files?: readonly { readonly id?: string }[];
}

function whyNot(code: string): string {
  return code === 'missing_scope'
    ? 'missing_scope: add files:write under OAuth & Permissions, and install Dateline again'
    : code;
}
