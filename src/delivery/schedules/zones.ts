import { nearest } from '../../nearest.ts';

/** A zone that was found, or the nearest ones to what was typed. */
export type FoundZone =
  | { readonly zone: string }
  | { readonly suggestions: readonly string[]; readonly ambiguous: boolean };

/** The zone people mean by `Europe/Paris`, `europe/paris`, `Paris`, `New York` or `UTC`. */
export function findZone(typed: string): FoundZone {
  const name = folded(typed);
  const meant = AMBIGUOUS[name];
  if (meant !== undefined) return { suggestions: meant, ambiguous: true };
  const zone = zones().get(name);
  if (zone !== undefined) return { zone };
  const close = nearest(name, [...zones().keys()], 3).map((key) => zones().get(key)!);
  return { suggestions: [...new Set(close)], ambiguous: false };
}

/** `New_York`, `new-york` and `New York` are one name. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+|(?<=\p{L})-/gu, ' ')
    .replace(/\s*\/\s*/g, '/')
    .trim();
}

let known: ReadonlyMap<string, string> | undefined;

/** Every name a zone goes by, folded: its own, its city's, and those of other cities that keep its time. */
function zones(): ReadonlyMap<string, string> {
  if (known !== undefined) return known;
  const found = new Map<string, string>();
  const own = [...Intl.supportedValuesOf('timeZone'), ...RENAMED];
  // First names win: `London` is Europe's, and a city of our list is no other's.
  for (const zone of own) found.set(folded(zone), zone);
  for (const [zone, cities] of Object.entries(CITIES)) {
    for (const city of cities) found.set(folded(city), zone);
  }
  for (const zone of own) {
    const city = folded(zone.slice(zone.lastIndexOf('/') + 1));
    if (!found.has(city)) found.set(city, zone);
  }
  known = found;
  return found;
}

/** Today's names of zones that Node 20 still lists under older ones. */
const RENAMED = [
  'America/Argentina/Buenos_Aires',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Pohnpei',
  'UTC',
];

/** Cities people write that no zone is named after. */
const CITIES: Readonly<Record<string, readonly string[]>> = {
  UTC: ['GMT', 'Z', 'Etc/UTC', 'Etc/GMT', 'Zulu', 'Greenwich', 'UTC+0', 'GMT+0'],
  'Africa/Johannesburg': ['Cape Town', 'Pretoria', 'Durban'],
  'Africa/Lagos': ['Abuja'],
  'Africa/Lubumbashi': ['Goma', 'Bukavu'],
  'America/Los_Angeles': ['San Francisco', 'Seattle', 'San Diego', 'Pacific', 'PT'],
  'America/New_York': [
    'Washington',
    'Washington DC',
    'Boston',
    'Miami',
    'Atlanta',
    'Philadelphia',
    'Eastern',
    'ET',
  ],
  'America/Chicago': ['Houston', 'Dallas', 'Austin', 'Central', 'CT'],
  'America/Denver': ['Mountain', 'MT'],
  'America/Sao_Paulo': ['Rio de Janeiro', 'Rio', 'Brasilia'],
  'America/Toronto': ['Montreal', 'Ottawa'],
  'Asia/Dubai': ['Abu Dhabi'],
  'Asia/Jerusalem': ['Tel Aviv'],
  'Asia/Kolkata': ['Delhi', 'New Delhi', 'Mumbai', 'Bangalore', 'Calcutta', 'Chennai'],
  'Asia/Karachi': ['Islamabad', 'Lahore'],
  'Asia/Riyadh': ['Jeddah', 'Mecca'],
  'Asia/Shanghai': ['Beijing', 'Shenzhen'],
  'Asia/Tokyo': ['Osaka'],
  'Asia/Yangon': ['Rangoon', 'Naypyidaw'],
  'Asia/Ho_Chi_Minh': ['Hanoi', 'Saigon'],
  'Australia/Sydney': ['Canberra'],
  'Europe/Berlin': ['Munich', 'Frankfurt', 'Hamburg', 'Cologne'],
  'Europe/Istanbul': ['Ankara'],
  'Europe/London': ['Edinburgh', 'Manchester', 'Cardiff'],
  'Europe/Madrid': ['Barcelona'],
  'Europe/Amsterdam': ['The Hague', 'Rotterdam'],
  'Europe/Paris': ['Lyon', 'Marseille', 'Toulouse', 'Strasbourg'],
  'Europe/Rome': ['Milan', 'Naples'],
  'Europe/Zurich': ['Geneva', 'Bern', 'Basel'],
  'Pacific/Auckland': ['Wellington'],
};

/** Letters that name several places' time, or only half of the year's: asked back instead of guessed. */
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = {
  est: ['America/New_York', 'America/Panama', 'Australia/Sydney'],
  edt: ['America/New_York'],
  cst: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
  cdt: ['America/Chicago'],
  mst: ['America/Denver', 'America/Phoenix'],
  mdt: ['America/Denver'],
  pst: ['America/Los_Angeles', 'Asia/Manila'],
  pdt: ['America/Los_Angeles'],
  bst: ['Europe/London', 'Asia/Dhaka'],
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  wet: ['Europe/Lisbon'],
  west: ['Europe/Lisbon'],
  cet: ['Europe/Paris', 'Europe/Berlin', 'Africa/Algiers'],
  cest: ['Europe/Paris', 'Europe/Berlin'],
  eet: ['Europe/Athens', 'Europe/Helsinki', 'Africa/Cairo'],
  eest: ['Europe/Athens', 'Europe/Helsinki'],
  msk: ['Europe/Moscow'],
  hst: ['Pacific/Honolulu'],
};
