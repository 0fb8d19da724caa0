import { terms } from './terms.ts';

/** Whether terms name a country. */
export const isCountry = (name: readonly string[]): boolean => COUNTRIES().has(name.join(' '));
/** Whether terms name a state of the United States. */
export const isState = (name: readonly string[]): boolean => STATES.has(name.join(' '));
/** Whether terms name a continent. */
export const isContinent = (name: readonly string[]): boolean => CONTINENTS.has(name.join(' '));

let countries: ReadonlySet<string> | undefined;

/** Names of countries as Node's own tables have them, and the short ones news writes; as terms. */
function COUNTRIES(): ReadonlySet<string> {
  countries ??= termsOf([
    ...regionNames(),
    ...'UK US USA Britain England Scotland Wales Turkey Burma'.split(' '),
  ]);
  return countries;
}

function regionNames(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((one) => letters.map((other) => names.of(one + other) ?? ''))
    .filter((name) => name !== '');
}

const STATES = termsOf(
  `Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Georgia,Hawaii,Idaho,Illinois,Indiana,Iowa,
Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,
New Jersey,New Mexico,New York,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,
Tennessee,Texas,Utah,Vermont,Virginia,Washington,West Virginia,Wisconsin,Wyoming`.split(/,\s*/),
);
const CONTINENTS = termsOf([
  'Africa',
  'Antarctica',
  'Asia',
  'Europe',
  'North America',
  'South America',
  'Oceania',
  'Australia',
]);

function termsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => terms(name).join(' ')));
}
