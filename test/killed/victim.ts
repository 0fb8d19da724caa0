import { type ChildProcess, fork } from 'node:child_process';

/** When a process is to be killed: when it comes to a step for the n-th time, or after so many milliseconds wherever it is. */
export type End = { readonly step: string; readonly nth: number } | { readonly after: number } | null;

/** What every process tells at a step, where it waits until it is told to go on. */
export interface AtStep {
  readonly kind: 'step';
  readonly name: string;
}

/** A process that tells `Tells`, is told `Told`, and is killed where it is to end. */
export class Victim<Told extends object, Tells extends { readonly kind: string }> {
  readonly #child: ChildProcess;
  readonly #steps = new Map<string, number>();
  #end: End = null;
  #timer: NodeJS.Timeout | undefined;
  #killedAt: string | null = null;
  #freezing: { readonly step: string; readonly isFrozen: () => void } | null = null;
  /** Resolves once the process is no more. */
  readonly gone: Promise<void>;

  constructor(
    file: string,
    env: Readonly<Record<string, string>>,
    hear: (told: Exclude<Tells, AtStep>) => void,
  ) {
    this.#child = fork(file, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.on('error', () => {});
    this.#child.on('message', (told: AtStep | Exclude<Tells, AtStep>) => {
      if (!isStep(told)) hear(told);
      else if (this.step(told.name)) this.#send({ kind: 'go' });
    });
  }

  /** The steps it came to since its end was set last. */
  get steps(): readonly string[] {
    return [...this.#steps.keys()];
  }

  /** Where it was killed; null while it was not. */
  get killedAt(): string | null {
    return this.#killedAt;
  }

  /** Steps and milliseconds are counted from now on. */
  endAt(end: End): void {
    this.spare();
    this.#end = end;
    this.#steps.clear();
    if (end !== null && 'after' in end) this.#timer = setTimeout(() => this.#kill('any time'), end.after);
  }

  /** It is no longer killed for the time that it takes. */
  spare(): void {
    clearTimeout(this.#timer);
  }

  /** One step further; false when this was the one to be killed at. */
  step(name: string): boolean {
    if (this.#killedAt !== null) return false;
    const times = (this.#steps.get(name) ?? 0) + 1;
    this.#steps.set(name, times);
    if (this.#freezing?.step === name) {
      this.#child.kill('SIGSTOP');
      this.#freezing.isFrozen();
      this.#freezing = null;
    }
    const end = this.#end;
    if (end === null || !('step' in end) || end.step !== name || end.nth !== times) return true;
    this.#kill(name);
    return false;
  }

  /** Resolves once it has come to a step, from where on it stands still until it is woken. */
  frozenAt(step: string): Promise<void> {
    return new Promise((resolve) => {
      this.#freezing = { step, isFrozen: resolve };
    });
  }

  wake(): void {
    this.#child.kill('SIGCONT');
  }

  tell(told: Told): void {
    this.#send(told);
  }

  async stop(): Promise<void> {
    this.spare();
    if (this.#child.connected) this.#child.disconnect();
    await this.gone;
  }

  #kill(at: string): void {
    this.#killedAt ??= at;
    this.#child.kill('SIGKILL');
  }

  #send(told: object): void {
    if (this.#child.connected) this.#child.send(told, () => {});
  }
}

function isStep(told: AtStep | { readonly kind: string }): told is AtStep {
  return told.kind === 'step';
}
