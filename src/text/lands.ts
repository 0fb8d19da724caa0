import { terms } from './terms.ts';

/** Whether terms name a country. */
export const isCountry = (name: readonly string[]): boolean => COUNTRIES().has(name.join(' '));
/** Whether terms name a state of the United States. */
export const isState = (name: readonly string[]): boolean => STATES.has(name.join(' '));
/** Whether terms name a continent. */
export const isContinent = (name: readonly string[]): boolean => CONTINENTS.has(name.join(' '));

/** Names of countries as Unicode has them in English, and the short ones news writes; as terms. Asking `Intl` for them takes 11 ms. */
const COUNTRY_NAMES = `Afghanistan,Åland Islands,Albania,Algeria,American Samoa,Andorra,Angola,Anguilla,Antarctica,Antigua & Barbuda,Argentina,Armenia,Aruba,
Ascension Island,Australia,Austria,Azerbaijan,Bahamas,Bahrain,Bangladesh,Barbados,Belarus,Belgium,Belize,Benin,Bermuda,Bhutan,Bolivia,
Bosnia & Herzegovina,Botswana,Bouvet Island,Brazil,British Indian Ocean Territory,British Virgin Islands,Brunei,Bulgaria,Burkina Faso,
Burundi,Cambodia,Cameroon,Canada,Canary Islands,Cape Verde,Caribbean Netherlands,Cayman Islands,Central African Republic,Ceuta & Melilla,
Chad,Chile,China,Christmas Island,Clipperton Island,Cocos (Keeling) Islands,Colombia,Comoros,Congo - Brazzaville,Congo - Kinshasa,
Cook Islands,Costa Rica,Côte d’Ivoire,Croatia,Cuba,Curaçao,Cyprus,Czechia,Denmark,Diego Garcia,Djibouti,Dominica,Dominican Republic,
Ecuador,Egypt,El Salvador,Equatorial Guinea,Eritrea,Estonia,Eswatini,Ethiopia,European Union,Eurozone,Falkland Islands,Faroe Islands,Fiji,
Finland,France,French Guiana,French Polynesia,French Southern Territories,Gabon,Gambia,Georgia,Germany,Ghana,Gibraltar,Greece,Greenland,
Grenada,Guadeloupe,Guam,Guatemala,Guernsey,Guinea,Guinea-Bissau,Guyana,Haiti,Heard & McDonald Islands,Honduras,Hong Kong SAR China,
Hungary,Iceland,India,Indonesia,Iran,Iraq,Ireland,Isle of Man,Israel,Italy,Jamaica,Japan,Jersey,Jordan,Kazakhstan,Kenya,Kiribati,Kosovo,
Kuwait,Kyrgyzstan,Laos,Latvia,Lebanon,Lesotho,Liberia,Libya,Liechtenstein,Lithuania,Luxembourg,Macao SAR China,Madagascar,Malawi,Malaysia,
Maldives,Mali,Malta,Marshall Islands,Martinique,Mauritania,Mauritius,Mayotte,Mexico,Micronesia,Moldova,Monaco,Mongolia,Montenegro,
Montserrat,Morocco,Mozambique,Myanmar (Burma),Namibia,Nauru,Nepal,Netherlands,New Caledonia,New Zealand,Nicaragua,Niger,Nigeria,Niue,
Norfolk Island,North Korea,North Macedonia,Northern Mariana Islands,Norway,Oman,Outlying Oceania,Pakistan,Palau,Palestinian Territories,
Panama,Papua New Guinea,Paraguay,Peru,Philippines,Pitcairn Islands,Poland,Portugal,Puerto Rico,Qatar,Réunion,Romania,Russia,Rwanda,Samoa,
San Marino,São Tomé & Príncipe,Sark,Saudi Arabia,Senegal,Serbia,Seychelles,Sierra Leone,Singapore,Sint Maarten,Slovakia,Slovenia,
Solomon Islands,Somalia,South Africa,South Georgia & South Sandwich Islands,South Korea,South Sudan,Spain,Sri Lanka,St. Barthélemy,
St. Helena,St. Kitts & Nevis,St. Lucia,St. Martin,St. Pierre & Miquelon,St. Vincent & Grenadines,Sudan,Suriname,Svalbard & Jan Mayen,
Sweden,Switzerland,Syria,Taiwan,Tajikistan,Tanzania,Thailand,Timor-Leste,Togo,Tokelau,Tonga,Trinidad & Tobago,Tristan da Cunha,Tunisia,
Türkiye,Turkmenistan,Turks & Caicos Islands,Tuvalu,U.S. Outlying Islands,U.S. Virgin Islands,Uganda,Ukraine,United Arab Emirates,
United Kingdom,United Nations,United States,Uruguay,Uzbekistan,Vanuatu,Vatican City,Venezuela,Vietnam,Wallis & Futuna,Western Sahara,
Yemen,Zambia,Zimbabwe,
UK,US,USA,Britain,England,Scotland,Wales,Turkey,Burma`;

let countries: ReadonlySet<string> | undefined;

function COUNTRIES(): ReadonlySet<string> {
  countries ??= termsOf(COUNTRY_NAMES.split(/,\s*/));
  return countries;
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
