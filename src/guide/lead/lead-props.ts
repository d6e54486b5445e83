import type { Out } from '../../api/call'

export type Lead = Out<'showLead'>

/** What every sheet over a lead gets; after a change the lead is read again. */
export type SheetProps = { lead: Lead; isOpen: boolean; onClose: () => void; onChanged: () => Promise<void> }
