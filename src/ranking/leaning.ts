const PRONOUN =
  /^["“‘(]?(?:he|she|it|they|this|that|these|those|his|her|its|their|the (?:group|ministry|move|attack|statement|company|team|film|pair|two))\b/i;

/** Whether a sentence begins with a word that points back. */
export function leans(sentence: { readonly text: string }): boolean {
  return PRONOUN.test(sentence.text);
}
