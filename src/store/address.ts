/** Whether a store is on a server, named by its address, and not in a file, named by its path. */
export function isOnServer(where: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(where);
}

/** A store as people may read of it: a file by its path, a server without who logs in. */
export function storeName(where: string): string {
  return isOnServer(where) ? `PostgreSQL at ${serverName(where)}` : where;
}

/** `host:5432/name` of an address. */
export function serverName(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host}${pathname}`;
}
