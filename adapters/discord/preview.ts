import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Drawing, DrawnLine, DrawnRun, Message } from '../../src/index.ts';
import { unescaped } from './render/escape.ts';
import { renderComponents } from './render.ts';

/** What Discord would show of a message, drawn from the components that would be posted. */
export function drawForDiscord(message: Message): Drawing {
  return renderComponents(message).components.flatMap(linesOf);
}

function linesOf(component: APIMessageTopLevelComponent | APIComponentInContainer): DrawnLine[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.flatMap(linesOf);
    case ComponentType.TextDisplay:
      return component.content.split(/\r\n|\r|\n/).map(lineOf);
    case ComponentType.Separator:
      return [{ look: 'rule', runs: [] }];
    case ComponentType.ActionRow:
      return [
        {
          look: 'buttons',
          runs: component.components.flatMap((each) =>
            'label' in each && each.label ? [{ text: each.label }] : [],
          ),
        },
      ];
    default:
      return [];
  }
}

/** The marks that `spell` puts before a line. */
const LOOKS: readonly (readonly [mark: RegExp, look: DrawnLine['look']])[] = [
  [/^> (?:-# )?/, 'quote'],
  [/^##{1,2} /, 'heading'],
  [/^-# /, 'small'],
  [/^• /, 'bullet'],
];

function lineOf(line: string): DrawnLine {
  const [mark, look] = LOOKS.find(([each]) => each.test(line)) ?? [/^/, 'text' as const];
  return { look, runs: runsOf(line.replace(mark, '')) };
}

const PIECE = /\\[!-/:-@[-`{-~]|\[([^\]]*)\]\(<([^>]*)>\)|\*\*/g;

/** Escapes undone, `**` and links taken as Discord takes them. */
function runsOf(spelled: string): DrawnRun[] {
  const runs: DrawnRun[] = [];
  let strong = false;
  let text = '';
  const flush = () => {
    if (text !== '') runs.push({ text, ...(strong && { strong }) });
    text = '';
  };
  let at = 0;
  for (const { 0: piece, 1: label, 2: href, index } of spelled.matchAll(PIECE)) {
    text += spelled.slice(at, index);
    at = index + piece.length;
    if (piece.startsWith('\\')) {
      text += unescaped(piece);
      continue;
    }
    flush();
    if (label !== undefined && href !== undefined)
      runs.push({ text: label, ...(strong && { strong }), href });
    else strong = !strong;
  }
  text += spelled.slice(at);
  flush();
  return runs;
}
