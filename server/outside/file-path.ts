import { assert } from '../kernel/assert'

const FILE_PATH = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*){0,5}$/

/** Whether a path that came from outside stays in its folder. */
export function isFilePath(path: string): boolean {
  return FILE_PATH.test(path)
}

/** Paths are made by our own code (`payouts/2026-03.csv`); one that could leave the folder is a bug. */
export function checkFilePath(path: string): void {
  assert(isFilePath(path), `Not a file path: ${path}`)
}
