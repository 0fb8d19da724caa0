import { parentPort } from 'node:worker_threads';
import type { Cut } from '../text/parsed.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import { cutSigned, type ReadStep, readFileSteps } from './read-file.ts';
import type { Answered, Asked } from './worker-reader.ts';

/** Reads and cuts beside the thread that answers: numbers terms on its own, and says which it has learned with every answer. */
const port = parentPort!;
const vocabulary = new Vocabulary();
let told = 0;
/** Whoever reads a file asks for each of its steps, so that no more than one waits in memory. */
const reading = new Map<number, ReturnType<typeof readFileSteps>>();

port.on('message', async (asked: Asked) => {
  const { id } = asked;
  try {
    if (asked.kind === 'cut') {
      const cuts = asked.drafts.map((draft) => cutSigned(draft, vocabulary));
      answer({ id, kind: 'cut', cuts, terms: learned() }, cuts);
      return;
    }
    if (asked.kind === 'read') reading.set(id, readFileSteps(asked.wanted, vocabulary));
    const steps = reading.get(id);
    const { value = null } = (await (asked.kind === 'stop' ? steps?.return(null) : steps?.next())) ?? {};
    const step = value as ReadStep | null;
    if (step === null || step.kind === 'end') reading.delete(id);
    const cuts = step?.kind === 'found' ? step.found.flatMap(({ cut }) => cut ?? []) : [];
    answer({ id, kind: 'step', step, terms: learned() }, cuts);
  } catch (error) {
    reading.delete(id);
    answer({ id, kind: 'failed', reason: error instanceof Error ? error.message : String(error) }, []);
  }
});

function learned(): readonly string[] {
  const terms = vocabulary.terms().slice(told);
  told = vocabulary.size;
  return terms;
}

function answer(answered: Answered, cuts: readonly Cut[]): void {
  const buffers = cuts.flatMap((cut) => Object.values(cut).map(({ buffer }) => buffer as ArrayBuffer));
  port.postMessage(answered, [...new Set(buffers)]);
}
