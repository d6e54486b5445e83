import { groupBy } from '../../kernel/group-by'
import { jainIndex } from '../../kernel/jain-index'

/** What a guide got of a day, and how many leads their day holds. */
export type PeerDay = { guideId: string; storeId: string; grade: number; dayCap: number; received: number }
/** A guide with what was due: their part of what their equals got, by what their day holds. */
export type DueDay = { guideId: string; received: number; quota: number }

/**
 * Compares guides of one store and grade with each other. `jain` is Jain's index over received ÷ what a day holds, 1 when
 * every equal got the same part of their day; groups count by their leads, and those of one guide or without a lead say
 * nothing. Null when no group says anything.
 */
export function sharesOfPeers(guides: readonly PeerDay[]): { jain: number | null; due: DueDay[] } {
  const working = guides.filter(({ dayCap }) => dayCap > 0)
  const groups = groupBy(working, ({ storeId, grade }) => `${storeId}:${grade}`)
  let weighted = 0
  let leads = 0
  const due: DueDay[] = []
  for (const peers of groups.values()) {
    const received = peers.reduce((sum, guide) => sum + guide.received, 0)
    if (peers.length < 2 || received === 0) continue
    const slots = peers.reduce((sum, guide) => sum + guide.dayCap, 0)
    weighted += received * jainIndex(peers.map((guide) => guide.received / guide.dayCap))
    leads += received
    for (const { guideId, received: own, dayCap } of peers) {
      due.push({ guideId, received: own, quota: (received * dayCap) / slots })
    }
  }
  return { jain: leads === 0 ? null : weighted / leads, due }
}
