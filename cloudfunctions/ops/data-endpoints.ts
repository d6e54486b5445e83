import type { Served } from '../../server/kernel/serve'

export const dataEndpoints: Served[] = []
