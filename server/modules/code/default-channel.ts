import type { Channel, CodeKind } from '../../../contract/vocabulary'

const CHANNEL_OF: Record<CodeKind, Channel> = {
  store: 'store_scan',
  guide: 'guide_share',
  campaign: 'store_scan',
  poster: 'store_scan',
  channel: 'partner',
}

/** The channel a code's scans count for unless HQ named one; a code of a partner is always a partner's. */
export function defaultChannel(code: { kind: CodeKind; partnerId?: string | undefined }): Channel {
  return code.partnerId ? 'partner' : CHANNEL_OF[code.kind]
}
