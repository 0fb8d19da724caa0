import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** What a part of `src` may import from the others: what runs, and beyond that only types. The order is the flow's. */
const LAYOUT: Readonly<
  Record<string, { readonly values?: readonly string[]; readonly types?: readonly string[] }>
> = {
  article: {},
  nearest: {},
  recent: {},
  redacted: {},
  shortened: {},
  unavailable: {},
  text: { types: ['article'] },
  log: {},
  clock: {},
  lease: { types: ['clock'] },
  store: { values: ['recent'], types: ['log'] },
  corpus: { values: ['clock', 'shortened'], types: ['article', 'log', 'store'] },
  question: { values: ['text'] },
  retrieval: { values: ['recent', 'text', 'unavailable'], types: ['article', 'question'] },
  ranking: { values: ['text', 'question', 'retrieval'], types: ['article'] },
  encoder: { values: ['recent'], types: ['ranking'] },
  answering: { values: ['text', 'question', 'retrieval', 'ranking'], types: ['article'] },
  message: { types: ['article', 'answering'] },
  briefing: {
    values: ['shortened', 'text', 'question', 'retrieval', 'ranking', 'answering', 'message'],
    types: ['article'],
  },
  chart: { types: ['message'] },
  config: { types: ['retrieval'] },
  package: { values: ['text'] },
  moment: {},
  preview: {},
  delivery: {
    values: ['clock', 'lease', 'nearest', 'text', 'message', 'briefing', 'chart'],
    types: ['article', 'log', 'store'],
  },
  passage: { values: ['text'], types: ['article'] },
  annotated: { values: ['text'], types: ['article', 'answering'] },
  timeline: {
    values: ['text', 'question', 'ranking', 'answering', 'message'],
    types: ['article', 'retrieval'],
  },
  checking: {
    values: ['shortened', 'text', 'question', 'ranking', 'answering', 'message'],
    types: ['article', 'retrieval'],
  },
  reports: { types: ['timeline', 'checking'] },
  places: { values: ['text'], types: ['retrieval'] },
  sources: { types: ['article', 'text', 'corpus', 'retrieval'] },
  library: { values: ['recent', 'text', 'corpus', 'retrieval', 'unavailable'], types: ['article', 'log'] },
  holdings: {
    values: ['text', 'retrieval', 'library', 'sources', 'unavailable'],
    types: ['article', 'corpus'],
  },
  dateline: {
    values: [
      'sources',
      'library',
      'holdings',
      'places',
      'timeline',
      'checking',
      'passage',
      'annotated',
      'package',
      'text',
      'corpus',
      'question',
      'retrieval',
      'ranking',
      'answering',
      'briefing',
    ],
    types: ['article', 'log'],
  },
  pages: { values: ['answering'], types: ['briefing', 'dateline'] },
  conversation: {
    values: ['clock', 'lease', 'nearest', 'message', 'briefing', 'delivery', 'unavailable'],
    types: ['answering', 'log', 'store', 'sources', 'dateline'],
  },
};

/** The only parts that touch files, clock and environment; `dateline` holds the default clock. */
const IN_TOUCH_WITH_THE_WORLD = [
  'clock',
  'corpus',
  'chart',
  'config',
  'package',
  'store',
  'delivery',
  'library',
  'dateline',
];

/** What an adapter is built on; everything else it gets from `src/index.ts`. */
const SDKS: Readonly<Record<string, readonly string[]>> = {
  cli: ['pino'],
  slack: ['@slack/bolt'],
  discord: ['discord.js', 'zod'],
  web: ['hono', 'hono/body-limit', 'hono/utils/http-status', '@hono/node-server', 'prom-client', 'zod'],
};

/** Where the platforms and the page come together: they read their settings, and start them lazily. */
const COMPOSITION_ROOTS = ['adapters/cli/serve/platforms.ts', 'adapters/cli/serve/page.ts'];
const COMPOSED = /^adapters\/(slack|discord|web)\/(config|index|preview)\.ts$/;

interface Import {
  readonly file: string;
  /** A path from the root, or a package. */
  readonly target: string;
  readonly typeOnly: boolean;
  readonly lazy: boolean;
}

/** Re-exports for adapters: all there is, and of it what asking needs. */
const ENTRANCES = ['src/index.ts', 'src/engine.ts'];

/** Imports nothing, so that the command line has it before it knows what to load. */
const BEFORE_THE_ENGINE = 'src/nearest.ts';

const SOURCES = listed('src');
const ADAPTERS = listed('adapters');
const IMPORTS = [...SOURCES, ...ADAPTERS].flatMap(importsOf);

describe('imports in src', () => {
  it.each(SOURCES.filter((file) => !ENTRANCES.includes(file)))('%s takes only from earlier steps', (file) => {
    const step = stepOf(file);
    const { values = [], types = [] } = LAYOUT[step] ?? {};
    expect(Object.keys(LAYOUT)).toContain(step);
    for (const { target, typeOnly } of IMPORTS.filter((each) => each.file === file && isOurs(each.target))) {
      const allowed = [step, ...values, ...(typeOnly ? types : [])];
      expect(allowed, `${file} imports ${typeOnly ? 'types of ' : ''}${target}`).toContain(stepOf(target));
    }
  });

  it('never lead to an adapter', () => {
    const out = IMPORTS.filter(
      ({ file, target }) => file.startsWith('src/') && target.startsWith('adapters/'),
    );
    expect(out).toEqual([]);
  });

  it('go one way only', () => {
    const order = Object.keys(LAYOUT);
    for (const [step, { values = [], types = [] }] of Object.entries(LAYOUT)) {
      for (const earlier of [...values, ...types])
        expect(order.indexOf(earlier)).toBeLessThan(order.indexOf(step));
    }
  });

  it('leave files, clock and environment to the parts that are there for it', () => {
    const isolated = SOURCES.filter((file) => !IN_TOUCH_WITH_THE_WORLD.includes(stepOf(file)));
    const outside = IMPORTS.filter(
      ({ file, target }) => isolated.includes(file) && target.startsWith('node:'),
    );
    expect(outside).toEqual([]);
    expect(
      isolated.filter((file) =>
        /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|(?<!override )\bfetch\(/.test(codeOf(file)),
      ),
    ).toEqual([]);
  });

  it('of the index are re-exports and nothing else', () => {
    expect(
      codeOf('src/index.ts')
        .replace(/export (?:(?:type )?\{[^}]*\}|\*) from '[^']+';/g, '')
        .trim(),
    ).toBe('');
  });
});

describe('imports in adapters', () => {
  it.each(ADAPTERS)('%s takes only the entrances of src, its SDK and its own folder', (file) => {
    const own = file.split('/').slice(0, 2).join('/');
    for (const { target } of IMPORTS.filter((each) => each.file === file)) {
      const allowed =
        target === 'src/index.ts' ||
        target === 'src/engine.ts' ||
        target === BEFORE_THE_ENGINE ||
        (COMPOSITION_ROOTS.includes(file) && COMPOSED.test(target)) ||
        target.startsWith(`${own}/`) ||
        target.startsWith('node:') ||
        SDKS[posix.basename(own)]?.includes(target);
      expect(allowed, `${file} imports ${target}`).toBe(true);
    }
  });

  it('bring in a platform only once it is configured', () => {
    const composed = IMPORTS.filter(
      ({ file, target }) => COMPOSITION_ROOTS.includes(file) && COMPOSED.test(target),
    );
    expect(composed.length).toBeGreaterThan(0);
    expect(composed.filter(({ lazy, typeOnly }) => !lazy && !typeOnly)).toEqual([]);
  });

  it('load nothing of a chat platform for `dateline ask`', () => {
    const loaded = reached(['adapters/cli/main.ts'], false);
    const forAsk = reached([...loaded, 'adapters/cli/ask.ts'], true);
    expect(forAsk).toContain('src/dateline.ts');
    expect(
      [...forAsk].filter((target) => /^(discord\.js|@slack\/|adapters\/(?!cli\/))/.test(target)),
    ).toEqual([]);
  });

  it('load the engine only once a command runs', () => {
    expect(
      [...reached(['adapters/cli/main.ts'], false)].filter((target) => target.startsWith('src/')),
    ).toEqual([BEFORE_THE_ENGINE]);
  });
});

/** Everything that is loaded with `files`; with `lazily`, what they load later too. The commands' table stays closed: it loads one of them. */
function reached(files: readonly string[], lazily: boolean): Set<string> {
  const seen = new Set(files);
  for (const file of seen) {
    for (const { target, typeOnly, lazy } of IMPORTS.filter((each) => each.file === file)) {
      const followed = !lazy || (lazily && !file.startsWith('adapters/cli/usage/'));
      if (!typeOnly && followed) seen.add(target);
    }
  }
  return seen;
}

function listed(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .sort();
}

/** Source without its comments, near enough for looking at imports. */
function codeOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function importsOf(file: string): Import[] {
  const code = codeOf(file);
  const fixed = [...code.matchAll(/^(?:import|export)\s+(type\s)?([^;'"]*?from\s*)?'([^']+)'/gm)].map(
    ([, type, names = '', from]) => ({
      from: from!,
      typeOnly: type !== undefined || onlyTypes(names),
      lazy: false,
    }),
  );
  const lazy = [...code.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, from]) => ({
    from: from!,
    typeOnly: false,
    lazy: true,
  }));
  return [...fixed, ...lazy].map(({ from, ...rest }) => ({ file, target: resolved(file, from), ...rest }));
}

/** `{ type A, type B } from` names types only. */
function onlyTypes(names: string): boolean {
  const inside =
    /^\{([^}]*)\}\s*from\s*$/
      .exec(names.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  const named = inside.filter((name) => name !== '');
  return named.length > 0 && named.every((name) => name.startsWith('type '));
}

function resolved(file: string, from: string): string {
  return from.startsWith('.') ? posix.join(dirname(file), from) : from;
}

function isOurs(target: string): boolean {
  return target.startsWith('src/') || target.startsWith('adapters/');
}

/** The step a file of `src` belongs to: its folder, or its own name. */
function stepOf(file: string): string {
  return file.split('/')[1]!.replace(/\.ts$/, '');
}
