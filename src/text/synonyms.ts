import { termOf } from './terms.ts';

/** Words that news uses for the same thing; a line is a group. Few and close: a wide thesaurus answers besides the question. */
const GROUPS = `
capture seize recover loot
rebel separatist insurgent guerrilla
withdraw leave exit
kill slay
toll count
dead died killed
death fatality
injured wounded hurt
attack assault raid
ambush ambushed
army military
troops soldiers
truce ceasefire
quake earthquake tremor
leader head
spokesman spokeswoman spokesperson
plane aircraft jet
arrest detain
lose loss
mercenary contractor
minister secretary
accord agreement pact treaty deal
begin start
end finish
buy acquire purchase
film movie
doctor physician
lawyer attorney
cost price
job employment
car vehicle
flood flooding
wildfire blaze
storm hurricane typhoon cyclone
vote ballot
poll survey
resign quit
fire sack dismiss
ban prohibit outlaw
rise increase climb
fall drop decline decrease
help aid assistance
back support
deny reject
accuse blame
pope pontiff
lorry truck
`;

const GROUP_OF: ReadonlyMap<string, number> = new Map(
  GROUPS.trim()
    .split('\n')
    .flatMap((line, group) => line.split(' ').map((word) => [termOf(word), group] as const)),
);

const MEMBERS: ReadonlyMap<number, readonly string[]> = membersOf(GROUP_OF);

/** The terms news uses for the same thing as `term`, itself left out. */
export function synonyms(term: string): readonly string[] {
  const group = GROUP_OF.get(term);
  return group === undefined ? [] : (MEMBERS.get(group) ?? []).filter((other) => other !== term);
}

/** Whether news uses two terms for the same thing. */
export function areSynonyms(one: string, other: string): boolean {
  const group = GROUP_OF.get(one);
  return group !== undefined && group === GROUP_OF.get(other);
}

function membersOf(groups: ReadonlyMap<string, number>): ReadonlyMap<number, readonly string[]> {
  const members = new Map<number, string[]>();
  for (const [term, group] of groups) members.set(group, [...(members.get(group) ?? []), term]);
  return members;
}
