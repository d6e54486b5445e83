import { cloudEntry } from '../../server/doors/cloud-entry'
import type { Served } from '../../server/kernel/serve'

export const table: Served[] = []

export const main = cloudEntry('partner', table)
