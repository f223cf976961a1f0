;; tests/benchmarks/make-webassembly.ts makes products.wasm of this file. All places are byte offsets into the memory.
(module
  (memory (export "memory") 1)

  ;; The sum of the products of 8-bit integers: over p below `count`, a multiple of 8, of a[p] * b[p].
  (func (export "dot") (param $a i32) (param $b i32) (param $count i32) (result i32)
    (local $p i32) (local $sum v128)
    (loop $next
      (local.set $sum (i32x4.add (local.get $sum) (i32x4.dot_i16x8_s
        (v128.load8x8_s (i32.add (local.get $a) (local.get $p)))
        (v128.load8x8_s (i32.add (local.get $b) (local.get $p))))))
      (local.set $p (i32.add (local.get $p) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $p) (local.get $count))))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
      (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum))))))
