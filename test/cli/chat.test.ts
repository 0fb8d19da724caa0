import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { answer, dateline } from './host.ts';

describe('a conversation', () => {
  it('over a pipe answers line by line, without prompts, and ends with 0', async () => {
    const { status, stdout, asked } = await dateline([], { stdin: 'what happened?\n\n   \nand when?\n' });
    expect(status).toBe(0);
    expect(stdout.match(/^\[1\] The ferry sank/gm)).toHaveLength(2);
    expect(stdout).not.toContain('> ');
    expect(asked.map(({ question }) => question)).toEqual(['what happened?', 'and when?']);
  });

  it('hands earlier questions on as the thread, oldest first and not without end', async () => {
    const questions = Array.from({ length: 13 }, (_, index) => `q${index}`);
    const { asked } = await dateline(['chat', '--limit', '2'], { stdin: questions.join('\n') });
    expect(asked[0]!.options).toEqual({ limit: 2, thread: [] });
    expect(asked[2]!.options.thread).toEqual(['q0', 'q1']);
    expect(asked[12]!.options.thread).toEqual(questions.slice(2, 12));
  });

  it('reads no follow-up against a question that was declined', async () => {
    const { asked } = await dateline(['chat'], {
      stdin: 'first?\nunheard of?\nand when?\n',
      answer: (question) => answer(question === 'unheard of?' ? { kind: 'declined', sentences: [] } : {}),
    });
    expect(asked[2]!.options.thread).toEqual(['first?']);
  });

  it('answers greetings and thanks without a search', async () => {
    const { asked, stdout } = await dateline(['chat'], { stdin: 'Hello!\nthanks\nhelp\n' });
    expect(asked).toEqual([]);
    expect(stdout).toContain('Hello. Ask about anything');
    expect(stdout).toContain('You are welcome.');
    expect(stdout).toContain('/sources');
  });

  it('has commands of its own, and stops at /quit', async () => {
    const { stdout, asked } = await dateline(['chat'], {
      stdin: '/help\n/sources\n/sourcs\n/x\u001b\n/quit\nwho?\n',
    });
    expect(stdout).toContain('/quit     leave');
    expect(stdout).toContain('3 articles, 1,204 sentences');
    expect(stdout).toContain('No command /sourcs. Did you mean /sources?');
    expect(stdout).toContain('No command /x␛. There are /help, /sources, /explain, /quit.');
    expect(asked).toEqual([]);
  });

  it('explains the last answer with the thread it was asked in', async () => {
    const { stdout, asked } = await dateline(['chat'], { stdin: '/explain\nfirst?\nand when?\n/explain\n' });
    expect(stdout).toMatch(/^Nothing was asked yet\./);
    expect(asked.at(-1)).toEqual({ question: 'and when?', options: { thread: ['first?'], explain: true } });
  });

  it('goes on after an error', async () => {
    const failing = (question: string) => {
      if (question === 'a') throw new Error('the index is gone');
      return answer();
    };
    const { status, stdout } = await dateline(['chat'], { stdin: 'a\nb\n', answer: failing });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^That went wrong: the index is gone\n\n\[1\] The ferry/);
  });

  it('on a terminal says how to begin, prompts, and ends at Ctrl-D', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    const terminal = { isTTY: true, columns: 80 };
    const talk = dateline([], { stdin, terminal, input: 'terminal', env: { NO_COLOR: '1' } });
    stdin.write('what?\n');
    stdin.end('\u0004');
    const { status, stdout } = await talk;
    expect(status).toBe(0);
    expect(stdout).toContain('3 articles. Ask a question; /help says what else, Ctrl-D leaves.');
    expect(stdout).toContain('[1] The ferry sank');
    expect(stdout).toContain('> ');
    expect(stdout.endsWith('\n')).toBe(true);
  });
});
