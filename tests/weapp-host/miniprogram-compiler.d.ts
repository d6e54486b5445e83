declare module 'miniprogram-compiler' {
  type Options = { maxBuffer?: number }
  const compiler: {
    /** JavaScript that returns `$gwx`: a function from a template's path to a function from data to the virtual tree. */
    wxmlToJs: (folder: string, options?: Options) => string
  }
  export = compiler
}
