/** Where the access token rests between instances of the program. */
export type WechatTokenStore = {
  read(): Promise<{ token: string; expiresAt: Date } | null>
  write(token: string, expiresAt: Date): Promise<void>
}

export type FetchedToken = { token: string; expiresInSeconds: number }

/** A token this close to its end is not used any more: the call that carries it may still be on its way. */
const MARGIN_MS = 300_000

type Sources = {
  tokens: WechatTokenStore
  /** Asks WeChat for the token; `isForced` ends the one before (at most 20 times a day). */
  fetchToken: (isForced: boolean) => Promise<FetchedToken>
  now: () => Date
}

/**
 * One access token for all calls: from memory, else from the store, else from WeChat. `stable_token` answers every
 * asker with the same token while it lives, so processes need no lock between them.
 */
export function wechatToken({ tokens, fetchToken, now }: Sources) {
  let held: { token: string; expiresAt: Date } | null = null
  let asking: Promise<string> | null = null

  const isLive = (kept: typeof held, refused?: string) =>
    kept !== null && kept.token !== refused && kept.expiresAt.getTime() - now().getTime() > MARGIN_MS

  async function ask(refused?: string): Promise<string> {
    const stored = await tokens.read()
    if (isLive(stored, refused)) held = stored
    else held = await renew(refused)
    return (held as { token: string }).token
  }

  async function renew(refused?: string) {
    let fetched = await fetchToken(false)
    // WeChat still thinks the refused token good: only then is it worth one of the day's forced renewals.
    if (fetched.token === refused) fetched = await fetchToken(true)
    const expiresAt = new Date(now().getTime() + fetched.expiresInSeconds * 1000)
    await tokens.write(fetched.token, expiresAt)
    return { token: fetched.token, expiresAt }
  }

  /** A usable token; `refused` is one WeChat has just turned down. Callers that come together ask once. */
  return async (refused?: string): Promise<string> => {
    if (held && isLive(held, refused)) return held.token
    asking ??= ask(refused).finally(() => {
      asking = null
    })
    return asking
  }
}
