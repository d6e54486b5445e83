/** One HTTP request as both adapters see it: Node's server and the cloud's HTTP access service. */
export type HttpCall = {
  method: string
  /** Last part of the path: the endpoint's name. */
  name: string
  /** Names in lower case. */
  headers: Record<string, string | undefined>
  rawBody: Buffer
  /** Where it came from, as a machine that we trust saw it. */
  address?: string | undefined
}
export type HttpAnswer = { status: number; headers: Record<string, string>; body: string }
