import { createInterface, type Interface } from 'node:readline';
import {
  type AskOptions,
  answerMessage,
  courtesyReply,
  type Dateline,
  explanationMessage,
  type Message,
  readableCount,
  unavailableText,
} from '../../src/index.ts';
import { askOptions } from './ask-options.ts';
import { type Host, write } from './host.ts';
import { openCorpus } from './setup/corpus.ts';
import { sourcesText } from './sources.ts';
import { neutralised } from './terminal/neutralised.ts';
import { render } from './terminal/render.ts';
import { type Style, styleOf } from './terminal/style.ts';
import type { Call, ExitStatus } from './usage/command.ts';
import { choiceMeant } from './usage/meant.ts';

/** How many earlier questions a follow-up is read against. */
const LONGEST_THREAD = 10;

const SLASH_COMMANDS = ['/help', '/sources', '/explain', '/quit'];

const HELP = `Ask in your own words; a follow-up ("and who said so?") is read with the questions before it.
/sources  what is indexed
/explain  why the last answer has these sentences
/quit     leave (so does Ctrl-D)`;

export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const options = askOptions(call);
  const dateline = await openCorpus(call, host);
  const style = styleOf(host);
  const prompts = host.stdin.isTTY === true && host.stdout.isTTY === true;
  if (prompts) await write(host.stdout, style.dim(greeting(dateline)));
  const lines = openLines(host, prompts, style);
  const conversation: Conversation = { dateline, options, thread: [], style, last: null };
  lines.prompt();
  for await (const line of lines.input) {
    const said = line.trim();
    if (said === '/quit') break;
    if (said !== '') {
      await write(host.stdout, `${await reply(said, conversation)}\n`);
    }
    lines.prompt();
  }
  lines.input.close();
  return 0;
}

interface Conversation {
  readonly dateline: Dateline;
  readonly options: AskOptions;
  readonly thread: string[];
  readonly style: Style;
  /** The last question and those before it, for `/explain`. */
  last: { readonly question: string; readonly thread: readonly string[] } | null;
}

/** The text that answers one line. An error is an answer too: the conversation goes on. */
async function reply(said: string, conversation: Conversation): Promise<string> {
  const { dateline, style } = conversation;
  if (said === '/explain') return explained(conversation);
  if (said.startsWith('/')) return slashReply(said, dateline, style);
  const courtesy = courtesyReply(said);
  if (courtesy) return render(courtesy, style) + (/help/i.test(said) ? `${HELP}\n` : '');
  try {
    return render(await answered(said, conversation), style);
  } catch (error) {
    return `${neutralised(unavailableText(error) ?? `That went wrong: ${(error as Error).message}`)}\n`;
  }
}

/** The last question once more, with what put each sentence of its answer there. */
async function explained({ dateline, options, style, last }: Conversation): Promise<string> {
  if (last === null) return 'Nothing was asked yet.\n';
  const { question, thread } = last;
  return render(
    explanationMessage(await dateline.ask(question, { ...options, thread, explain: true })),
    style,
  );
}

async function answered(question: string, conversation: Conversation): Promise<Message> {
  const { dateline, options, thread } = conversation;
  conversation.last = { question, thread: thread.slice(-LONGEST_THREAD) };
  const answer = await dateline.ask(question, { ...options, thread: conversation.last.thread });
  // What the archive knows nothing about helps no follow-up.
  if (answer.kind !== 'declined') thread.push(question);
  return answerMessage(answer);
}

function slashReply(said: string, dateline: Dateline, style: Style): string {
  if (said === '/help') return `${HELP}\n`;
  if (said === '/sources') return sourcesText(dateline.sources(), style);
  const meant = choiceMeant(said, SLASH_COMMANDS);
  const hint = meant === null ? `There are ${SLASH_COMMANDS.join(', ')}.` : `Did you mean ${meant}?`;
  return `${neutralised(`No command ${said}.`)} ${hint}\n`;
}

function greeting(dateline: Dateline): string {
  const { articles } = dateline.sources();
  return `${readableCount(articles)} ${articles === 1 ? 'article' : 'articles'}. Ask a question; /help says what else, Ctrl-D leaves.\n\n`;
}

interface Lines {
  readonly input: Interface;
  readonly prompt: () => void;
}

function openLines({ stdin, stdout }: Host, prompts: boolean, style: Style): Lines {
  if (!prompts) {
    return {
      input: createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY }),
      prompt: () => {},
    };
  }
  const input = createInterface({ input: stdin, output: stdout, prompt: style.bold('> ') });
  let open = true;
  input.on('SIGINT', () => input.close());
  input.on('close', () => {
    open = false;
    // The shell's prompt should not stand behind ours.
    stdout.write('\n');
  });
  return { input, prompt: () => open && input.prompt() };
}
