/** `ENOENT: no such file or directory, open '/nope'` → `no such file or directory`: the path was named already. */
export function systemReason({ message }: Error): string {
  return message.replace(/^[A-Z]+: /, '').replace(/, [a-z]+( '.*')?$/s, '');
}
