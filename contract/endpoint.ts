import type * as z from 'zod'
import type { ErrorCode } from './errors'
import type { CallerKind, StaffRole } from './vocabulary'

export type Endpoint<
  Name extends string = string,
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
> = {
  name: Name
  /** Which kinds of caller may call it at all. */
  callers: readonly CallerKind[]
  /** Which staff roles may call it; required where `callers` has `ops`. */
  roles?: readonly StaffRole[]
  /** About the whole brand: staff who are limited to some regions or stores may not call it, whatever their role. */
  isBrandWide?: true
  /** A call that needs no signed-in caller: sign-in, landing from a code. */
  isOpen?: true
  input: In
  output: Out
  errors: readonly ErrorCode[]
}

export type Input<E extends Endpoint> = z.output<E['input']>
export type Output<E extends Endpoint> = z.input<E['output']>

/** A value after its way through JSON: dates are ISO 8601 texts. */
export type Json<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Json<Item>[]
    : T extends object
      ? { [Key in keyof T]: Json<T[Key]> }
      : T

/** Declares one remote call. Clients import its type, the server imports its value. */
export function endpoint<Name extends string, In extends z.ZodType, Out extends z.ZodType>(e: Endpoint<Name, In, Out>) {
  return e
}
