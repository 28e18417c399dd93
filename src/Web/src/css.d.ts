/** A style sheet as text, for the worker. */
declare module "*.css" {
  const text: string;
  export default text;
}
