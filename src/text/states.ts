import { termOf } from './terms.ts';

/** What can have happened to the people a figure counts; figures of different states are never the same figure. */
export type State = 'killed' | 'wounded' | 'missing' | 'arrested' | 'displaced';

const WORDS: Readonly<Record<State, string>> = {
  killed:
    'killed kill killing dead death deaths die died dies dying fatal fatality fatalities toll slain perished bodies lose loses lost loss losses',
  wounded: 'injured injury injuries wounded wounds wounding hurt hospitalised hospitalized',
  missing: 'missing unaccounted disappeared',
  arrested: 'arrested arrest arrests detained detainees detention captured imprisoned prisoners custody',
  displaced: 'displaced displacement fled flee fleeing evacuated evacuation homeless refugees uprooted',
};

const BY_TERM: ReadonlyMap<string, State> = new Map(
  (Object.keys(WORDS) as State[]).flatMap((state) =>
    WORDS[state].split(' ').map((word) => [termOf(word), state] as const),
  ),
);

/** The state a term stands for, if any; terms are as `text/terms` makes them. */
export function stateOf(term: string): State | undefined {
  return BY_TERM.get(term);
}
