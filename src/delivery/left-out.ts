import type { Briefing } from '../briefing/briefing.ts';
import type { Fate } from '../briefing/fate.ts';
import { readableCount, readableMoment } from '../message/readable.ts';
import type { Block, Message } from '../message.ts';

/** Articles named for each stage; the others are counted. */
const NAMED = 5;

/** What fell out at each stage, in the order an article goes through them; what is shown fell out at none. */
const STAGES: readonly (readonly [Exclude<Fate['stage'], 'shown'>, string])[] = [
  ['duplicate', 'The same copy as another article'],
  ['subject', 'Not on the subjects asked for'],
  ['backlog', 'Listed by a feed that was new'],
  ['posted', 'Read here already'],
  ['empty', 'No sentence that was not read here'],
  ['cut', 'Below the cut: other stories had more sources, were newer or fitted better'],
];

/** What of the briefing's window is not in it, by the stage at which it fell out. */
export async function leftOutPage(
  { fates, since, until }: Briefing,
  headlineOf: (articleId: string) => Promise<string | null>,
): Promise<Message> {
  const blocks = STAGES.map(async ([stage, why]): Promise<Block[]> => {
    const ids = Object.keys(fates).filter((id) => fates[id]!.stage === stage);
    if (ids.length === 0) return [];
    const more = ids.length - NAMED;
    const named = ids.slice(0, NAMED).map(async (id) => (await headlineOf(id)) ?? id);
    return [
      { kind: 'note', text: `${why}: ${readableCount(ids.length)}` },
      ...(await Promise.all(named)).map((text): Block => ({ kind: 'note', text: `• ${text}` })),
      ...(more > 0 ? [{ kind: 'note' as const, text: `and ${readableCount(more)} more` }] : []),
    ];
  });
  const shown = Object.values(fates).filter(({ stage }) => stage === 'shown').length;
  const window = `It tells what came out after ${readableMoment(since)}, up to ${readableMoment(until)}: ${readableCount(Object.keys(fates).length)} articles were looked at, ${readableCount(shown)} are told. What is older, later, undated or of publishers not asked for was not looked at.`;
  return {
    blocks: [
      { kind: 'heading', text: 'What is not in this briefing, and why' },
      { kind: 'note', text: window },
      ...(await Promise.all(blocks)).flat(),
    ],
  };
}
