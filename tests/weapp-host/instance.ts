import { applyPatch, carriedText, type SetDataRecord } from './set-data'

/** What the app's code sees as `this` in a page or a component. */
export type AppSelf = Record<string, unknown> & { data: Record<string, unknown> }

/** What an instance needs from the host around it. */
export type InstanceHost = {
  adopt: <T>(value: T) => T
  record: SetDataRecord
  /** Something changed: the tree is drawn anew before anybody looks at it, and before setData's callback. */
  redraw: () => void
  /** Runs the app's code; what it throws is a fault of the app. */
  run: (where: string, call: () => unknown) => unknown
  /** Runs when the view has drawn what was sent. */
  afterDrawn: (run: () => void) => void
}

/** A page or a component: data drawn through a template, changed by setData. */
export abstract class Instance {
  readonly self: AppSelf

  constructor(
    readonly path: string,
    methods: object,
    data: Record<string, unknown>,
    protected readonly host: InstanceHost,
  ) {
    this.self = Object.assign({}, methods, {
      data: host.adopt(data),
      setData: (patch: Record<string, unknown>, callback?: () => void) => this.setData(patch, callback),
    }) as AppSelf
  }

  setData(patch: Record<string, unknown>, callback?: () => void): void {
    const text = carriedText(patch, this.host.record)
    applyPatch(this.self.data, this.host.adopt(JSON.parse(text)))
    this.host.redraw()
    if (callback) this.host.afterDrawn(() => this.host.run('setData callback', () => callback.call(this.self)))
  }

  /** Calls a method of the app's definition, if it has it. */
  call(method: string, ...args: unknown[]): unknown {
    const run = this.self[method]
    return typeof run === 'function'
      ? this.host.run(`${this.path} ${method}`, () => run.apply(this.self, args))
      : undefined
  }

  has(method: string): boolean {
    return typeof this.self[method] === 'function'
  }
}
