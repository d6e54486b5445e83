import { useState } from 'react'
import type { SetupKey } from './setup-steps'

const SLOT = 'setup:skipped'

/** Which steps somebody put off on this computer; what is done is the server's to say. */
export function useSkipped() {
  const [skipped, setSkipped] = useState(read)
  const keep = (next: SetupKey[]) => {
    setSkipped(next)
    localStorage.setItem(SLOT, JSON.stringify(next))
  }
  return {
    skipped,
    skip: (key: SetupKey) => keep([...skipped, key]),
    takeBack: (key: SetupKey) => keep(skipped.filter((one) => one !== key)),
  }
}

function read(): SetupKey[] {
  try {
    const kept = JSON.parse(localStorage.getItem(SLOT) ?? '[]') as unknown
    return Array.isArray(kept) ? (kept as SetupKey[]) : []
  } catch {
    return []
  }
}
