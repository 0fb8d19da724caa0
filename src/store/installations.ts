import type { Database } from './database.ts';

/** Texts that a platform keeps by workspace, sealed by its adapter: what a workspace's installation needs. */
export interface InstallationTexts {
  save(workspace: string, sealed: string): Promise<void>;
  read(workspace: string): Promise<string | null>;
  remove(workspace: string): Promise<void>;
}

export function installationsIn(database: Database): InstallationTexts {
  return {
    async save(workspace, sealed) {
      await database.query(
        `INSERT INTO installations (workspace, sealed) VALUES (?, ?)
         ON CONFLICT (workspace) DO UPDATE SET sealed = excluded.sealed`,
        [workspace, sealed],
      );
    },
    async read(workspace) {
      const rows = await database.query<{ sealed: string }>(
        'SELECT sealed FROM installations WHERE workspace = ?',
        [workspace],
      );
      return rows[0]?.sealed ?? null;
    },
    async remove(workspace) {
      await database.query('DELETE FROM installations WHERE workspace = ?', [workspace]);
    },
  };
}
