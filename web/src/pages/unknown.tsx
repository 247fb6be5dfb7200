import { MapPinOff } from 'lucide-react';
import { Link } from 'wouter';
import { Empty } from '../ui/states.tsx';

export default function Unknown() {
  return (
    <Empty icon={MapPinOff} title="There is nothing here">
      <p>The address may have been cut off on its way to you.</p>
      <Link href="/" className="button">
        To the inbox
      </Link>
    </Empty>
  );
}
