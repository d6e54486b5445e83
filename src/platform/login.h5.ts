import { personaName } from './persona.h5'

/** The local product's stand-in of WeChat takes a name for a login. */
export async function loginCode(): Promise<string> {
  return `login-${personaName()}`
}
