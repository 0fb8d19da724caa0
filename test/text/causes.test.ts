import { describe, expect, it } from 'vitest';
import { causes } from '../../src/text/causes.ts';

const read = (text: string): string[] =>
  causes(text).map(
    ({ stance, cause }) => `${stance}: ${cause === null ? '–' : text.slice(cause.start, cause.end)}`,
  );

describe('a cause', () => {
  it.each([
    ['behind the verb', 'The fire was caused by a broken heater, the mayor said.', 'gives: a broken heater'],
    ['before the verb', 'A broken heater caused the fire.', 'gives: A broken heater'],
    ['that brought it down', 'A strong wind brought it down.', 'gives: A strong wind'],
    ['because of', 'The bridge fell because of rust.', 'gives: rust'],
    ['because', 'The bridge fell because its cables were rusted.', 'gives: its cables were rusted'],
    ['that opens', 'Because of rust, the bridge fell.', 'gives: rust'],
    ['blamed on', 'The company blamed the outage on a software error.', 'gives: a software error'],
    ['blamed for', 'She blamed poor care for the fall of the bridge.', 'gives: poor care'],
    ['named', 'The cause of the fire was a broken heater.', 'gives: a broken heater'],
    ['ruled out', 'Investigators ruled out sabotage.', 'excludes: sabotage'],
    ['without evidence', 'There is no evidence of sabotage.', 'excludes: sabotage'],
    ['not known', 'The cause of the fire is not yet known.', 'unknown: –'],
    ['looked for', 'Engineers are investigating what caused the fall.', 'unknown: –'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each(['The shop opened at noon.', 'She reasoned that they would come.', 'The cause has many friends.'])(
    'is none: %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});
