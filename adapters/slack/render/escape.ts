/** Text for `mrkdwn`: with `&`, `<` and `>` escaped, no mention and no link can be written in it. */
export function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character as keyof typeof ENTITIES]);
}

/** The text that `escaped` was made from. */
export function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: keyof typeof CHARACTERS) => CHARACTERS[name]);
}

/**
 * What a person typed, as text: without the mention of the bot, other mentions and links by what they show.
 * `<@U1> who is <https://a.example|A> &amp; B?` → `who is A & B?`
 */
export function typedText(mrkdwn: string, botUser: string | null): string {
  const plain = mrkdwn.replace(
    /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g,
    (_, sign: string, target: string, label?: string) => {
      if (sign === '@' && target === botUser) return ' ';
      const shown = label || target;
      return sign === '@' || sign === '#' ? sign + shown.replace(/^[@#]/, '') : shown.replace(/^@/, '');
    },
  );
  return unescaped(plain).trim();
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const;
const CHARACTERS = { amp: '&', lt: '<', gt: '>' } as const;
