import { describe, expect, it } from 'vitest';
import { courtesyReply } from '../../src/conversation/courtesy.ts';

describe('a courtesy', () => {
  it.each([
    'Hi',
    'hello there!',
    'Good morning',
    'Thanks!',
    'thank you so much',
    'help',
    'Help?',
    'What can you do?',
    'bye',
  ])('"%s" gets a reply', (said) => expect(courtesyReply(said)?.blocks.length).toBeGreaterThan(0));

  it.each([
    '',
    '?',
    'Who said hello?',
    'Hello Kitty sales',
    'thanks to whom was the truce signed?',
    'Who can help refugees?',
    'Good Friday',
  ])('"%s" is searched', (said) => expect(courtesyReply(said)).toBeNull());

  it('that asks for help names the commands there are, and no others', () => {
    const help = JSON.stringify(courtesyReply('help', ['ask', 'sources']));
    expect(help).toContain('/ask QUESTION: ');
    expect(help).toContain('/sources: ');
    expect(help).not.toContain('/brief');
  });
});
