import { lazyEncoder, readSettings, type SentenceEncoder, withEnvFile } from '../../../src/engine.ts';
import { type Host, write } from '../host.ts';

/**
 * The sentence encoder as `$DATELINE_ENCODER` has it, `otherwise` where it is not set. It is loaded by the first question;
 * where it cannot be, that is said once and ranking goes on without.
 */
export async function encoderOf(host: Host, otherwise: 'on' | 'off'): Promise<SentenceEncoder | null> {
  const { DATELINE_ENCODER } = await withEnvFile(host.folder, host.env);
  const { encoder } = readSettings({ DATELINE_ENCODER });
  if ((encoder ?? otherwise) === 'off') return null;
  return lazyEncoder((reason) => {
    void write(
      host.stderr,
      `dateline: going on without the sentence encoder: ${reason.message.split('\n', 1)[0]}\n`,
    );
  });
}
