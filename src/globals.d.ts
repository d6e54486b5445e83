/** Built in by `config/index.ts`; empty when not set. */
declare const TARO_APP_TRANSPORT: string
declare const TARO_APP_API: string
declare const TARO_APP_CLOUD_ENV: string
declare const TARO_APP_TEMPLATES: string

declare module '*.scss'
declare module '*.png' {
  const path: string
  export default path
}
