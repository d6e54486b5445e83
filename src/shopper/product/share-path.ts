import { callShopper } from '../../api/call'
import { sharePath } from '../../state/arrived-by'

/** Where a shared card of this product leads: through the code of who shares it. Null when none can be had now. */
export async function productSharePath(productId: string): Promise<string | null> {
  const reply = await callShopper('shareCode', { productId })
  return reply.ok ? sharePath(reply.data.code) : null
}
