import { assert } from '../kernel/assert'
import type { Ctx } from '../kernel/ctx'
import { moveCart } from '../modules/cart/cart.sql'
import { moveAddresses } from '../modules/member/address.sql'
import { moveIdentities } from '../modules/member/identity.sql'
import { maskPhone } from '../modules/member/mask-phone'
import * as members from '../modules/member/member.sql'
import * as merges from '../modules/member/merge.sql'
import { keepMerge, readMovable } from '../modules/member/merge-kept.sql'
import { mergeLeads } from '../modules/member/merge-leads'
import { releaseMembers } from '../modules/network/guide-load.sql'

export type MergeWish = { brandId: string; fromId: string; intoId: string; reason: string; actor: string }

/**
 * One person becomes part of another: identities, open leads, the live binding, cart and addresses move; touches,
 * consents, orders and ended bindings stay where they happened and are read through `merged_into`. What moved is kept, so
 * that it can be put back. Null when, by the time both are locked, one of them was merged by a concurrent transaction.
 */
export async function mergePerson(
  ctx: Pick<Ctx<unknown>, 'db' | 'now' | 'outside'>,
  { brandId, fromId, intoId, reason, actor }: MergeWish,
): Promise<{ leadsMoved: number; leadsJoined: number } | null> {
  const { db, now } = ctx
  const people = await members.lockMembers(db, [fromId, intoId])
  const [old, survivor] = [fromId, intoId].map((id) => people.find((person) => person.id === id))
  assert(old && survivor, 'People who merge exist')
  if (old.state === 'merged' || survivor.state === 'merged') return null

  const leads = mergeLeads(await merges.lockOpenLeads(db, [old.id, survivor.id]), survivor.id)
  const movable = await readMovable(db, old.id, survivor.id)
  await merges.joinLeads(db, leads.joins, now)
  await merges.moveLeads(db, leads.moves, survivor.id)
  await releaseMembers(db, await merges.mergeBindings(db, old.id, survivor.id, now))
  await moveCart(db, old.id, survivor.id)

  await moveIdentities(db, old.id, survivor.id)
  if (old.phoneCipher !== null && survivor.phoneCipher === null) {
    const phone = ctx.outside.vault.open(old.phoneCipher, members.phoneLabel(old.id))
    const cipher = ctx.outside.vault.seal(phone, members.phoneLabel(survivor.id))
    await members.setPhone(db, survivor.id, { cipher, masked: maskPhone(phone) })
  }
  await merges.markMerged(db, { brandId, fromId: old.id, intoId: survivor.id, reason, actor, at: now })
  await merges.adoptName(db, survivor.id, old.displayName)
  await moveAddresses(db, old.id, survivor.id)
  if (!old.isPersonalised) await merges.adoptRefusal(db, survivor.id, old.id)

  const joined = leads.joins.filter(({ leadId }) => movable.openLeadIds.includes(leadId))
  await keepMerge(db, {
    brandId,
    fromId: old.id,
    intoId: survivor.id,
    at: now,
    kept: {
      ...movable.kept,
      person: personOf(old),
      survivor: personOf(survivor),
      movedLeadIds: leads.moves,
      joinedLeads: leads.joins.length,
    },
  })
  return { leadsMoved: leads.moves.length, leadsJoined: joined.length }
}

function personOf(person: members.LockedMember) {
  const { state, displayName, phoneCipher, phoneMasked, isPersonalised } = person
  assert(state !== 'merged', 'Whoever merges is alive')
  return { state, displayName, phoneCipher, phoneMasked, isPersonalised }
}
