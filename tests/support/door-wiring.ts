import type { Door, DoorName } from '../../server/doors/door'
import { answerHttp } from '../../server/doors/http-call'
import type { Wiring } from '../../server/doors/wiring'
import type { Outside } from '../../server/kernel/outside'
import type { World } from './world'

/** The world as a door sees it: its database, clock and outside. `outside` replaces parts with real adapters. */
export function wiringOf(world: World, outside: Partial<Outside> = {}): Wiring {
  const { db, newId, clock, brandId } = world
  return {
    db,
    newId,
    now: clock.now,
    outside: { ...world.outside, ...outside },
    appId: 'wx0000000000000001',
    log: (_level, event, fields) => world.logged.push(JSON.stringify({ event, ...fields })),
    brandId: async () => brandId,
    close: async () => undefined,
  }
}

/** A door with its own table. */
export async function openDoor(name: DoorName): Promise<Door> {
  const loaded = (await import(`../../cloudfunctions/${name}/index`)) as Pick<Door, 'table'>
  return { name, table: loaded.table }
}

export type HttpReply = { status: number; body: { ok: boolean; data?: unknown; error?: { code: string } } }

/** One HTTP request at a door, by name or one of the test's own, with a bearer token or headers of its own. */
export async function post(
  wiring: Wiring,
  door: DoorName | Door,
  name: string,
  { input = {}, token, headers = {} }: { input?: unknown; token?: string; headers?: Record<string, string> } = {},
): Promise<HttpReply> {
  const answered = await answerHttp(typeof door === 'string' ? await openDoor(door) : door, wiring, {
    method: 'POST',
    name,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    rawBody: Buffer.from(typeof input === 'string' ? input : JSON.stringify(input)),
  })
  return { status: answered.status, body: JSON.parse(answered.body) }
}
