/** Whether a text contains one of the answers as whole words: lower-cased, punctuation folded to spaces. */
export function containsAnswer(text: string, answers: readonly string[]): boolean {
  const words = ` ${plain(text)} `;
  return answers.some((answer) => {
    const wanted = plain(answer);
    return wanted !== '' && words.includes(` ${wanted} `);
  });
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
