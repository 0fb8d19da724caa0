import { numberSources } from '../message/number.ts';
import { quotation } from '../message/quotation.ts';
import type { Block, Message } from '../message.ts';
import { shortened } from '../shortened.ts';
import type { Checked, Finding } from './check.ts';

/** The page of a check: each pasted sentence, and what the archive has on it. It shows, and never says true or false. */
export function checkMessage(checked: readonly Checked[]): Message {
  const sources = numberSources(checked.flatMap(({ found }) => found.map(({ sentence }) => sentence)));
  const blocks = checked.flatMap(({ text, found }): Block[] => [
    { kind: 'heading', text: `“${beginning(text)}”`, level: 'part' },
    ...(found.length === 0 ? [{ kind: 'note' as const, text: 'Nothing found on this in the archive.' }] : []),
    ...found.flatMap((finding): Block[] => [
      { kind: 'note', text: inWords(finding) },
      quotation(finding.sentence, undefined, sources),
    ]),
  ]);
  if (blocks.length === 0) return { blocks: [{ kind: 'note', text: 'There is no sentence to check.' }] };
  return {
    blocks: sources.size === 0 ? blocks : [...blocks, { kind: 'sources', sources: [...sources.values()] }],
  };
}

const LONGEST = 140;

/** The reader has just pasted it: its beginning is enough to know it again. */
function beginning(text: string): string {
  return shortened(text.replace(/\s+/g, ' '), LONGEST);
}

function inWords({ relation, differs }: Finding): string {
  if (relation === 'supports') return 'In line with it:';
  if (relation === 'nearest') return 'The nearest sentence, neither for nor against it:';
  return differs === 'denial'
    ? 'Against it; one affirms what the other denies:'
    : `Against it, another ${differs}:`;
}
