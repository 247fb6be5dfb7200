/** One authorised request, taken apart. */
export interface Call {
  request: Request;
  /** What follows the host, byte for byte. */
  target: string;
  query: URLSearchParams;
  /** What the pattern of the route caught, decoded. */
  parameter: string;
}
