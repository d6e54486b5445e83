import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onServer } from '../../scripts/chaos/on-server'
import { runChaos } from '../../scripts/chaos/run-chaos'

const RUNS = 5

test('killed five times in the middle of its work on a server, every acknowledged write is there and the books balance', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fenbo-chaos-'))
  try {
    await onServer(process.env.TEST_DATABASE_URL, async (server) => {
      const result = await runChaos({ ...server, folder }, { runs: RUNS, seed: 5 })
      expect(result).toMatchObject({ runs: RUNS, lost: 0, unbalanced: 0, faults: 0, findings: [] })
      expect(result.acknowledged).toBeGreaterThan(0)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
