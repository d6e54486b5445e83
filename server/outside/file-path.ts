import { assert } from '../kernel/assert'

/** Paths are made by our own code (`payouts/2026-03.csv`); one that could leave the folder is a bug. */
export function checkFilePath(path: string): void {
  assert(/^[A-Za-z0-9_-][A-Za-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*){0,5}$/.test(path), `Not a file path: ${path}`)
}
