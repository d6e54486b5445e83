/** Shanghai days, both included; an empty store is all of them. */
export type Period = { from: string; to: string; storeId: string }
