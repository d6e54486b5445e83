/**
 * Keeps what was made from documents, the least used going first once there are more than `max`. A key holds the
 * document's hash, and a document never changes: nothing in here can be stale, whoever wrote what meanwhile.
 */
export class CompiledCache {
  private readonly made = new Map<string, unknown>()

  constructor(private readonly max: number) {}

  /** What stands under a key, or undefined; reading makes it the newest. */
  get<Made>(key: string): Made | undefined {
    const found = this.made.get(key)
    if (found === undefined) return undefined
    this.made.delete(key)
    this.made.set(key, found)
    return found as Made
  }

  set(key: string, made: unknown): void {
    this.made.delete(key)
    this.made.set(key, made)
    for (const oldest of this.made.keys()) {
      if (this.made.size <= this.max) return
      this.made.delete(oldest)
    }
  }
}
