import { migratedDump } from './migrated-dump'

/** Runs once before all tests: the migrated dump is made while nobody waits for it twice. */
export default async function prepare(): Promise<void> {
  await migratedDump()
}
