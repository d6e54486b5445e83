import type { SplitPolicy } from '../../../contract/split-policy'
import type { Out } from '../../api/call'

/** What the server answers about money, under the names the pages use. */
export type ShownOrder = Out<'showOrder'>
export type RefundRequest = Out<'listRefundRequests'>['requests'][number]
export type Dispute = Out<'listDisputes'>['disputes'][number]
export type Draft = Out<'previewPeriod'>
export type SplitVersion = Omit<Out<'listPolicies'>['versions'][number], 'doc'> & { doc: SplitPolicy }
