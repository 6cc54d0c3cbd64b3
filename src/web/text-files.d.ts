/** Stylesheets are bundled as minified text; see `cssAsText` in build.mjs. */
declare module '*.css' {
  const text: string
  export default text
}
